using System.Collections;
using System.Management.Automation;
using Coro.Engine;

namespace Coro.Module.Input;

/// <summary>Reads which files a run is to leave: <c>@{ JUnit = 'results.xml'; html = 'report.html' }</c>.</summary>
internal static class ResultFiles
{
    /// <summary>The files, with absolute paths.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    public static IReadOnlyList<ResultFile> Read(PSCmdlet cmdlet, Hashtable? table) =>
        [.. (table ?? []).Cast<DictionaryEntry>().Select(entry => Read(cmdlet, Text(entry.Key), Text(entry.Value)))];

    private static ResultFile Read(PSCmdlet cmdlet, string form, string path) =>
        ResultFile.TryRead(form, path, out var file, out var problem)
            ? file with { Path = cmdlet.OutputPath(file.Path) }
            : throw new UsageException(problem);

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
