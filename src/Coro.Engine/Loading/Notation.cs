namespace Coro.Engine.Loading;

/// <summary>The language of a document: what examples in messages look like, and a few rules besides.</summary>
internal enum Notation
{
    /// <summary>YAML, and JSON with it.</summary>
    Yaml,

    /// <summary>TOML: text always stands in quotes.</summary>
    Toml,

    /// <summary>A PowerShell data file: one item is a list of one.</summary>
    PowerShell,
}
