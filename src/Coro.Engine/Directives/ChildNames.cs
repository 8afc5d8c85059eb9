namespace Coro.Engine.Directives;

/// <summary>The children that an order may name, however it spells them.</summary>
internal sealed class ChildNames(IEnumerable<string> names)
{
    // A wrong file names thousands, and the nearest of thousands is a look at each.
    private const int MostHints = 100;

    private readonly Dictionary<string, string> _names = names.ToDictionary(name => name, Names.Comparer);
    private int _hints;

    public bool Has(string word) => _names.ContainsKey(word);

    /// <summary>The child's name as the campaign spells it; null: there is none.</summary>
    public string? Find(string word) => _names.GetValueOrDefault(word);

    /// <summary>Says that there is no such child, and which one is probably meant.</summary>
    public string Unknown(string word) =>
        $"there is no child {Shown.Quote(word)}{(_hints++ < MostHints ? Nearest.Hint(word, _names.Keys) : "")}";
}
