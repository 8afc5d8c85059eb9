using System.Diagnostics.CodeAnalysis;

namespace Coro.Engine;

/// <summary>A file that a run leaves when it has ended: its test results, or its report in some form.</summary>
/// <param name="Format">The form.</param>
/// <param name="Path">The file; as it was given, until a front end has made it absolute.</param>
public sealed record ResultFile(ReportFormat Format, string Path)
{
    /// <summary>The words for the forms, in the order of <see cref="ReportFormat"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = ["md", "html", "junit", "nunit"];

    /// <summary>Reads <c>form=path</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file; null: the text is none.</param>
    /// <param name="problem">Why; null: it is one.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out ResultFile? file, [NotNullWhen(false)] out string? problem)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return TryRead(sign < 0 ? text : text[..sign], sign < 0 ? "" : text[(sign + 1)..], out file, out problem);
    }

    /// <summary>Reads a form and a path.</summary>
    /// <param name="form">The word for the form, without regard to case.</param>
    /// <param name="path">The path.</param>
    /// <param name="file">The file; null: they are none.</param>
    /// <param name="problem">Why; null: they are one.</param>
    public static bool TryRead(string form, string path, [NotNullWhen(true)] out ResultFile? file, [NotNullWhen(false)] out string? problem)
    {
        var index = Words.ToList().FindIndex(word => word.Equals(form.Trim(), StringComparison.OrdinalIgnoreCase));
        problem = index < 0 ? $"'{form}' is no form of results. Give {string.Join(", ", Words.SkipLast(1))} or {Words[^1]}, for example junit=results.xml."
            : string.IsNullOrWhiteSpace(path) ? $"The form '{form}' has no file. Give it one, for example {form}=results.xml."
            : null;
        file = problem is null ? new((ReportFormat)index, path.Trim()) : null;
        return file is not null;
    }

    /// <summary>Writes the files of a run that has ended.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="files">The files; their paths are absolute.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <returns>The result; where a file could not be written and all else went well, with <see cref="ExitCode.ReportFailure"/>.</returns>
    public static CampaignResult Write(CampaignResult result, IReadOnlyList<ResultFile> files, TimeProvider? time = null)
    {
        var reports = new CampaignReports(result.Campaign.Root, time);
        foreach (var file in files)
        {
            try
            {
                reports.Write(result.Campaign.Name, file.Path, file.Format);
            }
            catch (ReportFailureException problem) when (result.ExitCode == ExitCode.Success)
            {
                result = result with { ExitCode = problem.ExitCode, Error = problem.Message };
            }
            catch (ReportFailureException)
            {
                // What went wrong before is what has to be told.
            }
        }

        return result;
    }
}
