namespace Coro;

/// <summary>The forms of a drawing of the dependencies.</summary>
public enum GraphFormat
{
    /// <summary>Lines of text, level by level, for a terminal.</summary>
    Text,

    /// <summary>A Mermaid flowchart, as GitHub and many editors show it in Markdown.</summary>
    Mermaid,
}
