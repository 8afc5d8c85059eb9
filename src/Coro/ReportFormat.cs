namespace Coro;

/// <summary>The forms of a campaign's report.</summary>
public enum ReportFormat
{
    /// <summary>Text in Markdown, as a template has it.</summary>
    Markdown,

    /// <summary>A page for a browser that needs nothing but itself.</summary>
    Html,
}
