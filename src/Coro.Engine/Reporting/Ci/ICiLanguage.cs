namespace Coro.Engine.Reporting.Ci;

/// <summary>
/// How one service wants to be talked to. Each text is one line of a log; what is in it cannot end it or begin a command of its own.
/// </summary>
internal interface ICiLanguage
{
    /// <summary>Begins a part of the log that can be folded.</summary>
    string BeginGroup(string title);

    /// <summary>Ends it.</summary>
    string EndGroup { get; }

    /// <summary>Something that the service shows above the log.</summary>
    /// <param name="isError">Whether it is an error; else a warning.</param>
    /// <param name="title">What it is about; null: the text says it.</param>
    /// <param name="text">The text; it may have several lines.</param>
    /// <param name="place">The place in a file that it is about; null: none.</param>
    string Issue(bool isError, string? title, string text, Diagnostic? place);

    /// <summary>How far the run is, 0 to 100; null: the service shows nothing of the kind.</summary>
    string? Progress(int percent, string text);

    /// <summary>Hands values on to later steps.</summary>
    /// <param name="outputs">Names and values.</param>
    /// <returns>Lines of the log; none where the service reads them elsewhere.</returns>
    IEnumerable<string> Outputs(IReadOnlyList<KeyValuePair<string, string>> outputs);

    /// <summary>Attaches a page in Markdown to the run.</summary>
    /// <param name="path">The page's file; absolute.</param>
    /// <returns>As above.</returns>
    IEnumerable<string> Summary(string path);
}
