namespace Coro;

/// <summary>The forms of a campaign's report.</summary>
public enum ReportFormat
{
    /// <summary>Text in Markdown, as a template has it.</summary>
    Markdown,

    /// <summary>A page for a browser that needs nothing but itself.</summary>
    Html,

    /// <summary>Test results in JUnit's XML: a test for each child, each judged result and each stage that answered.</summary>
    JUnit,

    /// <summary>The same in the XML of NUnit 3.</summary>
    NUnit,
}
