using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>A name, or several: wildcards as PowerShell has them, without regard to case.</summary>
internal sealed class NamePattern(string text)
{
    private readonly WildcardPattern _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);

    public string Text => text;

    public bool HasWildcards { get; } = WildcardPattern.ContainsWildcardCharacters(text);

    public bool Matches(string name) => _pattern.IsMatch(name);

    public bool Is(string name) => Names.Comparer.Equals(text, name);
}
