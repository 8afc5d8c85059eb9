using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coro.Tests.Model;

/// <summary>How the test has a step end. A batch may answer for its children one by one.</summary>
internal sealed record Ending(StepOutcome Outcome, decimal? Score = null, bool Blocks = false, bool Retryable = true)
{
    /// <summary>By child; null: it answers for all alike. A child that is missing has failed.</summary>
    public IReadOnlyDictionary<string, Ending>? Single { get; init; }

    /// <summary>When the provider wants to be asked again.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>What it means for one child of a batch.</summary>
    public Ending For(string child)
    {
        if (Outcome is StepOutcome.Cancelled or StepOutcome.RateLimited || Single is null)
            return this;
        return Single.GetValueOrDefault(child) ?? new(StepOutcome.Failed);
    }

    public StepResult ToResult() => new()
    {
        Status = Outcome,
        RetryAfter = RetryAfter,
        QualityScore = Score,
        Findings = Outcome == StepOutcome.Success ? Blocks ? [new() { Severity = FindingSeverity.High, Title = "bad" }] : [] : null,
        Results = Single?.ToDictionary(one => one.Key, one => one.Value.ToResult()),
    };

    /// <summary>The same as a step writes it into its result file.</summary>
    public string ToJson() => ToNode().ToJsonString();

    private JsonObject ToNode()
    {
        var node = new JsonObject { ["status"] = JsonNamingPolicy.KebabCaseLower.ConvertName(Outcome == StepOutcome.TimedOut ? "Failed" : Outcome.ToString()) };
        if (RetryAfter is { } time)
            node["retry_after"] = time.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        if (Score is { } score)
            node["quality_score"] = score;
        if (Outcome == StepOutcome.Success)
            node["findings"] = Blocks ? new JsonArray(new JsonObject { ["severity"] = "high", ["title"] = "bad" }) : new JsonArray();
        if (Single is { } single)
            node["results"] = new JsonObject(single.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value.ToNode())));
        return node;
    }

    public override string ToString() => $"{Outcome}{(Score is { } score ? $" {score}" : "")}{(Blocks ? " blocks" : "")}{(Retryable ? "" : " for good")}"
        + (Single is null ? "" : $" ({string.Join(", ", Single.Select(one => $"{one.Key}: {one.Value}"))})");
}
