namespace Coro.Engine.Loading;

/// <summary>Makes strings, and gives short ones again that it made before: keys and words come thousands of times.</summary>
internal sealed class ShortStrings
{
    private const int Longest = 24;
    private readonly string?[] _known = new string?[512];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return text.ToString();
        ref var known = ref _known[(text[0] * 31 + text[^1] * 7 + text[text.Length / 2] + text.Length * 64) & (_known.Length - 1)];
        return known is not null && text.SequenceEqual(known) ? known : known = text.ToString();
    }
}
