namespace Coro.Engine.Directives;

/// <summary>What a piece of an order is.</summary>
internal enum TokenKind
{
    /// <summary>A word; it may be a name.</summary>
    Word,

    /// <summary>What stands between quotes or backticks.</summary>
    Quoted,

    /// <summary>A number, perhaps with a percent sign.</summary>
    Number,

    /// <summary>What begins with one or two dashes and a letter, for example <c>--pin</c> or <c>--pin=main</c>.</summary>
    Flag,

    /// <summary>A comma, "and", "&amp;", a slash, an equals sign or a bar: what comes next is one more of the same.</summary>
    Separator,

    /// <summary>A dash, colon, semicolon or the end of a sentence: what comes next may be the reason.</summary>
    Break,

    /// <summary>An opening parenthesis.</summary>
    Open,

    /// <summary>A closing parenthesis.</summary>
    Close,
}

/// <summary>A piece of an order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, or what is between the quotes.</param>
/// <param name="Start">Where it begins in the order's text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Number">The value of a number.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, decimal Number = 0)
{
    /// <summary>Whether it is a certain word, whatever its case.</summary>
    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is one of a list of words.</summary>
    public bool IsIn(HashSet<string> words) => Kind == TokenKind.Word && words.Contains(Text);
}
