namespace Coro.Engine.Configuration.Toml;

/// <summary>How a table came to be. A table is defined once; what may be added to it later depends on where that was.</summary>
internal enum TomlDefinition
{
    /// <summary>By the heading of a table in it, <c>a</c> by <c>[a.b]</c>; it may still get a heading of its own.</summary>
    Implied,

    /// <summary>By its own heading, or as an element of an array of tables.</summary>
    Heading,

    /// <summary>By a dotted key, <c>a</c> by <c>a.b = 1</c>; further dotted keys may add to it.</summary>
    DottedKey,

    /// <summary>By <c>{…}</c>, which says all that it holds.</summary>
    Inline,
}
