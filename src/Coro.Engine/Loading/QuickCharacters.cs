namespace Coro.Engine.Loading;

/// <summary>
/// What each character can be in a value of a simple form. A table, since a library's search takes longer to get going
/// than the few characters of a value are worth.
/// </summary>
internal static class QuickCharacters
{
    private const byte First = 1;
    private const byte Key = 2;
    private const byte Plain = 4;
    private const byte Brackets = 8;

    private static readonly byte[] Table = Make();

    /// <summary>Whether a plain value or key may begin with it, and can then be nothing else.</summary>
    public static bool IsFirst(char c) => Is(c, First);

    public static bool IsInKey(char c) => Is(c, Key);

    /// <summary>Whether a plain value may have it anywhere else; a colon or a hash may end it.</summary>
    public static bool IsInPlain(char c) => Is(c, Plain);

    public static bool IsInBrackets(char c) => Is(c, Brackets);

    /// <summary>Whether it means just itself within quotes; some characters may be a line break.</summary>
    public static bool IsItself(char c) => c is not ('\\' or '\t' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF');

    private static bool Is(char c, byte kind) => c < Table.Length && (Table[c] & kind) != 0;

    private static byte[] Make()
    {
        var table = new byte[128];
        for (var c = ' '; c <= '~'; c++)
        {
            if (char.IsAsciiLetterOrDigit(c))
                table[c] = First | Key | Plain | Brackets;
            else if (c is not (':' or '#'))
                table[c] = Plain;
        }

        Add("_./+~", First);
        Add("_.-", Key);
        Add(" _./+~-@=()$", Brackets);
        return table;

        void Add(string characters, byte kind)
        {
            foreach (var c in characters)
                table[c] |= kind;
        }
    }
}
