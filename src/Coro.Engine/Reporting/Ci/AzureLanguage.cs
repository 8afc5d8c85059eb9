using System.Globalization;
using System.Text;

namespace Coro.Engine.Reporting.Ci;

/// <summary>
/// <see href="https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands">Logging commands</see> of Azure Pipelines.
/// </summary>
internal sealed class AzureLanguage : ICiLanguage
{
    public string EndGroup => "##[endgroup]";

    public string BeginGroup(string title) => "##[group]" + CiText.Plain(title);

    public string Issue(bool isError, string? title, string text, Diagnostic? place)
    {
        var command = new StringBuilder("##vso[task.logissue type=").Append(isError ? "error;" : "warning;");
        if (place is { File: { } file })
        {
            command.Append(CultureInfo.InvariantCulture, $"sourcepath={Property(file)};");
            if (place.Line is { } line)
                command.Append(CultureInfo.InvariantCulture, $"linenumber={line};");
            if (place.Column is { } column)
                command.Append(CultureInfo.InvariantCulture, $"columnnumber={column};");
            command.Append(CultureInfo.InvariantCulture, $"code={Property(place.Code)};");
        }

        return command.Append(']').Append(Data(CiText.PlainLines(title is null ? text : $"{title}: {text}"))).ToString();
    }

    public string Progress(int percent, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"##vso[task.setprogress value={percent};]{Data(CiText.Plain(text))}");

    public IEnumerable<string> Outputs(IReadOnlyList<KeyValuePair<string, string>> outputs) =>
        outputs.Select(output => $"##vso[task.setvariable variable={Property(output.Key)};isOutput=true]{Data(output.Value)}");

    public IEnumerable<string> Summary(string path) => ["##vso[task.uploadsummary]" + Data(path)];

    private static string Data(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace("]", "%5D", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal);
}
