using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coro.Engine.Steps.Answers;

/// <summary>Makes a <see cref="StepResult"/> of a JSON object, and a list of everything that is wrong with it.</summary>
/// <param name="paths">The rule for the paths in it.</param>
/// <param name="batch">The children that may be named in <c>results</c>; null when none may.</param>
/// <param name="isCampaignLevel">Whether a campaign-level command answers: what only such a one has to say is any other member elsewhere.</param>
/// <param name="now">The time that <c>retry_after</c> in seconds is added to.</param>
internal sealed partial class ResultParser(
    TrustedPaths paths, IReadOnlyCollection<string>? batch, bool isCampaignLevel, DateTimeOffset now)
{
    /// <summary>How deep the object may go.</summary>
    public const int MaxDepth = 32;

    /// <summary>The longest wait that a step may ask for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    private static readonly Dictionary<string, StepOutcome> Statuses = new(StringComparer.Ordinal)
    {
        ["success"] = StepOutcome.Success,
        ["failed"] = StepOutcome.Failed,
        ["escalated"] = StepOutcome.Escalated,
        ["rate-limited"] = StepOutcome.RateLimited,
    };

    private static readonly Dictionary<string, FindingSeverity> Severities =
        Enum.GetValues<FindingSeverity>().ToDictionary(
            severity => severity.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, VerificationVerdict> Verdicts =
        Enum.GetValues<VerificationVerdict>().ToDictionary(verdict => verdict.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, IntegrationVerdict> IntegrationVerdicts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pass"] = IntegrationVerdict.Pass,
        ["fix-needed"] = IntegrationVerdict.FixNeeded,
        ["inconclusive"] = IntegrationVerdict.Inconclusive,
    };

    private readonly List<string> _problems = [];

    /// <summary>Everything that is wrong; empty when the result counts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Parses the object.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public StepResult Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });

        // Such an escape is JSON, but no text: neither can it be read, nor written to the journal.
        if ((json.Span.IndexOf("\\ud"u8) >= 0 || json.Span.IndexOf("\\uD"u8) >= 0) && !IsText(document.RootElement))
            _problems.Add("it holds a \\u escape that is half of a surrogate pair");
        if (_problems.Count > 0)
            return new();
        return Result(new(document.RootElement, "", _problems), nested: false);
    }

    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private StepResult Result(ObjectReader reader, bool nested) => (isCampaignLevel && !nested ? CampaignLevel(reader) : new()) with
    {
        Status = Word(reader, "status", reader.Text("status"), Statuses),
        Message = OneLine(reader.Text("message")),
        RetryAfter = RetryAfter(reader),
        QualityScore = reader.Number("quality_score", 0, 100),
        Findings = Findings(reader),
        Workarounds = reader.Texts("workarounds"),
        BriefPath = reader.Text("brief_path") is { } brief ? File(reader, "brief_path", brief) : null,
        SkillPath = reader.Text("skill_path") is { } skill ? File(reader, "skill_path", skill) : null,
        Artifacts = reader.Texts("artifacts")?.Select((path, i) => File(reader, $"artifacts[{i}]", path)).ToList(),
        Usage = Usage(reader),
        PullRequests = DeliveryMembers.PullRequests(reader, _problems),
        Insights = DeliveryMembers.Insights(reader, _problems),
        Contracts = DeliveryMembers.Contracts(reader, _problems),
        Results = nested ? null : Results(reader),
        Extra = reader.Left.Count == 0 ? null : reader.Left.ToDictionary(member => member.Key, member => member.Value.Clone()),
    };

    private StepResult CampaignLevel(ObjectReader reader) => new()
    {
        ArchitectureDocPath = reader.Text("architecture_doc_path") is { } document ? File(reader, "architecture_doc_path", document) : null,
        Verdict = Word(reader, "verdict", reader.Text("verdict"), IntegrationVerdicts),
        ReportPath = reader.Text("report_path") is { } report ? File(reader, "report_path", report) : null,
        OverallVerdict = Word(reader, "overall_verdict", reader.Text("overall_verdict"), Verdicts),
        CoveragePercentage = reader.Number("coverage_percentage", 0, 100),
        RecommendationCount = (int?)reader.Count("recommendation_count", int.MaxValue),
        RefinedPath = reader.Text("refined_path") is { } refined ? File(reader, "refined_path", refined) : null,
        GapCount = (int?)reader.Count("gap_count", int.MaxValue),
        IssueCount = (int?)reader.Count("issue_count", int.MaxValue),
        ImprovementCount = (int?)reader.Count("improvement_count", int.MaxValue),
    };

    private static T? Word<T>(ObjectReader reader, string name, string? text, Dictionary<string, T> words)
        where T : struct
    {
        if (text is null)
            return null;
        if (words.TryGetValue(text, out var word))
            return word;
        reader.Complain(name, $"'{OneLine(text)}' is none of {string.Join(", ", words.Keys)}");
        return null;
    }

    private DateTimeOffset? RetryAfter(ObjectReader reader)
    {
        const string name = "retry_after";
        if (!reader.Left.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String)
            return reader.Number(name, 0, (decimal)LongestWait.TotalSeconds) is { } seconds ? now.AddSeconds((double)seconds) : null;

        // A time without an offset would mean another moment on each machine.
        var text = reader.Text(name) ?? "";
        if (Time().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) && time <= now + LongestWait)
        {
            return time;
        }

        reader.Complain(name, $"'{OneLine(text)}' is neither seconds nor a time with offset within a year, such as 2026-01-31T08:00:00Z");
        return null;
    }

    private List<Finding>? Findings(ObjectReader reader)
    {
        if (reader.Items("findings") is not { } items)
            return null;
        var findings = new List<Finding>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var item = new ObjectReader(items[i], reader.PathOf($"findings[{i}]"), _problems);
            if (items[i].ValueKind != JsonValueKind.Object)
                continue;
            findings.Add(new()
            {
                Severity = Word(item, "severity", item.RequiredText("severity"), Severities) ?? FindingSeverity.Critical,
                Title = OneLine(item.RequiredText("title")) ?? "",
                Detail = item.Text("detail"),
            });
        }

        return findings;
    }

    private Usage? Usage(ObjectReader reader)
    {
        if (!reader.Take("usage", out var value))
            return null;
        var usage = new ObjectReader(value, reader.PathOf("usage"), _problems);
        return new()
        {
            InputTokens = usage.Count("input_tokens"),
            OutputTokens = usage.Count("output_tokens"),
            CacheReadInputTokens = usage.Count("cache_read_input_tokens"),
            CacheCreationInputTokens = usage.Count("cache_creation_input_tokens"),
            CostUsd = usage.Number("cost_usd", 0, 1_000_000_000),
        };
    }

    private Dictionary<string, StepResult>? Results(ObjectReader reader)
    {
        if (!reader.Take("results", out var value))
            return null;
        var results = new Dictionary<string, StepResult>(Names.Comparer);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Add(results, member.Name, new(member.Value, reader.PathOf($"results.{OneLine(member.Name)}"), _problems));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                var member = new ObjectReader(item, reader.PathOf($"results[{i++}]"), _problems);
                if (item.ValueKind == JsonValueKind.Object && member.RequiredText("name") is { Length: > 0 } name)
                    Add(results, name, member);
            }
        }
        else
        {
            reader.Complain("results", $"must be an object by child, or an array, not {ObjectReader.Name(value)}");
        }

        return results;
    }

    private void Add(Dictionary<string, StepResult> results, string name, ObjectReader reader)
    {
        // By its own name, however the step spelled it.
        var child = batch?.FirstOrDefault(child => Names.Comparer.Equals(child, name));
        if (batch is null)
            reader.Complain("", "only a batch answers for children by name");
        else if (child is null)
            reader.Complain("", $"the batch has no child '{OneLine(name)}'");
        else if (!results.TryAdd(child, Result(reader, nested: true)))
            reader.Complain("", $"the child '{child}' is there twice");
    }

    private string File(ObjectReader reader, string name, string path)
    {
        var file = paths.Resolve(path, out var problem);
        if (problem is not null)
            reader.Complain(name, problem);
        return file;
    }

    private static string? OneLine(string? text) => text is null || !text.Any(char.IsControl)
        ? text
        : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.ECMAScript)]
    private static partial Regex Time();
}
