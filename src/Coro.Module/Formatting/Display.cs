using System.Globalization;
using Coro.Engine.Reporting;

namespace Coro.Module.Formatting;

/// <summary>
/// How the format views write values. Colours are plain escape sequences: PowerShell takes them out again where
/// $PSStyle.OutputRendering or NO_COLOR say so.
/// </summary>
public static class Display
{
    /// <summary>A child's status, coloured.</summary>
    /// <param name="status">The status.</param>
    public static string Status(ChildStatus status) => Paint(status.ToString(), status switch
    {
        ChildStatus.Completed => Green,
        ChildStatus.Failed => Red,
        ChildStatus.Escalated => Magenta,
        ChildStatus.Active => Cyan,
        ChildStatus.Skipped or ChildStatus.Cancelled or ChildStatus.Pending => Dim,
        _ => null,
    });

    /// <summary>A campaign's status, coloured.</summary>
    /// <param name="status">The status.</param>
    public static string Status(CampaignStatus status) => Paint(status.ToString(), status switch
    {
        CampaignStatus.Completed => Green,
        CampaignStatus.Interrupted => Red,
        CampaignStatus.Parked => Yellow,
        _ => Cyan,
    });

    /// <summary>How bad a finding is, coloured.</summary>
    /// <param name="severity">How bad.</param>
    public static string Severity(FindingSeverity severity) => Paint(severity.ToString(), severity switch
    {
        FindingSeverity.Critical or FindingSeverity.High => Red,
        FindingSeverity.Medium => Yellow,
        _ => null,
    });

    /// <summary>Whether something is so, coloured.</summary>
    /// <param name="good">Whether.</param>
    public static string Yes(bool good) => Paint(good ? "Yes" : "No", good ? Green : Red);

    /// <summary>How a run ended: the code's word and number, coloured.</summary>
    /// <param name="code">The code; null: not known.</param>
    public static string Exit(ExitCode? code) => code is { } known
        ? Paint($"{known.ToSlug()} ({(int)known})", known == ExitCode.Success ? Green : Red)
        : "";

    /// <summary>A duration at a glance, for example <c>4.2s</c> or <c>2h 5m 9s</c>.</summary>
    /// <param name="duration">The duration; null: not known.</param>
    public static string Duration(TimeSpan? duration) => duration is { } known ? DurationText.Short(known) : "";

    /// <summary>A moment in the user's own time zone.</summary>
    /// <param name="moment">The moment; null: not known.</param>
    public static string When(DateTimeOffset? moment) =>
        moment?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The providers that are left alone, and for how long from now, a line each.</summary>
    /// <param name="limits">Them.</param>
    public static string RateLimits(IReadOnlyList<RateLimit> limits) =>
        string.Join(Environment.NewLine, limits.Select(limit => $"{limit.Provider} until {Countdown.Text(limit.Until, DateTimeOffset.UtcNow)}"));

    /// <summary>Whether a person is asked, as somebody said.</summary>
    /// <param name="interactive">Whether; null: nobody said.</param>
    public static string Interactive(bool? interactive) => interactive switch
    {
        true => "on: each checkpoint waits for a person",
        false => "off: nobody is asked",
        null => "",
    };

    /// <summary>How far a campaign has come, and what needs somebody's eye.</summary>
    /// <param name="counts">Its counts.</param>
    public static string Counts(CampaignCounts counts)
    {
        var text = $"{counts.Completed + counts.Skipped}/{counts.Total - counts.Cancelled}";
        if (counts.Active > 0)
            text += ", " + Paint($"{counts.Active} active", Cyan);
        if (counts.Failed > 0)
            text += ", " + Paint($"{counts.Failed} failed", Red);
        if (counts.Escalated > 0)
            text += ", " + Paint($"{counts.Escalated} escalated", Magenta);
        return text;
    }

    /// <summary>The stage that runs or comes next, for example <c>4 skill-loop</c>.</summary>
    /// <param name="campaign">The campaign.</param>
    public static string Stage(Campaign campaign) => $"{campaign.Stage} {campaign.StageName}".Trim();

    /// <summary>What a campaign-level command answered, in a line, with the paths of what it made below it.</summary>
    /// <param name="stage">The stage.</param>
    public static string Stage(CampaignStage stage)
    {
        var message = stage.Message is null ? "" : $" ({stage.Message})";
        var summary = Paint(StageText.Summary(stage) + message, stage.Outcome == StepOutcome.Success ? null : Yellow);
        return string.Join(Environment.NewLine, [$"{stage.Name}: {summary}", .. StageText.Paths(stage).Select(path => "  " + path)]);
    }

    /// <summary>The step that runs or ran last, with its try where that is not the first.</summary>
    /// <param name="child">The child.</param>
    public static string Step(CampaignChild child) => child.Try > 1 ? $"{child.Step} ({child.Try})" : child.Step ?? "";

    /// <summary>Why a child stands where it stands.</summary>
    /// <param name="child">The child.</param>
    public static string Why(CampaignChild child) => WhyText.Of(child);

    /// <summary>What a child was forced past.</summary>
    /// <param name="child">The child.</param>
    public static string Forced(CampaignChild child) => WhyText.Forced(child);

    /// <summary>A score, marked where it passed only thanks to the fallback.</summary>
    /// <param name="child">The child.</param>
    public static string Score(CampaignChild child)
    {
        var text = child.QualityScore?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
        return child.BelowTarget ? Paint(text + " <", Yellow) : text;
    }

    /// <summary>A child's pull requests at a glance, for example <c>#12 merged, #7 open</c>.</summary>
    /// <param name="child">The child.</param>
    public static string PullRequests(CampaignChild child) => string.Join(", ", child.PullRequests.Select(request =>
        Paint($"{Number(request.Url)} {request.Status.ToString().ToLowerInvariant()}", Colour(request.Status))));

    /// <summary>A child's pull requests with their addresses, a line each.</summary>
    /// <param name="child">The child.</param>
    public static string PullRequestList(CampaignChild child) => string.Join(Environment.NewLine, child.PullRequests.Select(request =>
        $"{Paint(request.Status.ToString().ToLowerInvariant(), Colour(request.Status))}: {request.Url}"));

    private static string Number(string url)
    {
        var last = url.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        return last.All(char.IsAsciiDigit) ? "#" + last : last;
    }

    private static string? Colour(PullRequestStatus status) => status switch
    {
        PullRequestStatus.Merged => Green,
        PullRequestStatus.Closed => Red,
        PullRequestStatus.Open => Cyan,
        _ => null,
    };

    /// <summary>A skill's score, marked where its child passed only thanks to the fallback.</summary>
    /// <param name="item">The skill.</param>
    public static string ExportScore(ExportItem item)
    {
        var text = item.QualityScore?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
        return item.BelowTarget ? Paint(text + " <", Yellow) : text;
    }

    /// <summary>What became of an export, coloured; of one to come, whether it replaces something.</summary>
    /// <param name="item">The skill.</param>
    public static string ExportOutcome(ExportItem item) => item.Outcome switch
    {
        Coro.ExportOutcome.Exported => Paint("Exported", Green),
        Coro.ExportOutcome.Failed => Paint("Failed", Red),
        _ => item.Replaces ? "Replaces" : "Planned",
    };

    /// <summary>What happened, coloured where it needs somebody's eye.</summary>
    /// <param name="happened">The event.</param>
    public static string Event(CampaignEventRecord happened) => Paint(PlainText.Of(happened.Text), happened.Kind switch
    {
        "child-completed" => Green,
        "child-failed" => Red,
        "child-escalated" => Magenta,
        "gate-opened" or "state-recovered" => Yellow,
        "step-ended" when happened.Detail.GetValueOrDefault("outcome") is not "success" => Yellow,
        "note-written" when happened.Detail.GetValueOrDefault("level") is "warning" => Yellow,
        "checkpoint-written" or "step-spawned" => Dim,
        _ => null,
    });

    /// <summary>A line of a log, without whatever a terminal would act on.</summary>
    /// <param name="line">The line.</param>
    public static string Line(CampaignLogLine line) => PlainText.Of(line.Text);

    /// <summary>A bar that a directive sets, on a line.</summary>
    /// <param name="one">The bar.</param>
    public static string Order(QualityOverride one) =>
        Order(one.Line, one.Child ?? "all", $"{Score("target", one.SoftTarget)}{Score("fallback", one.SoftFallback)}", one.Reason);

    /// <summary>A child that a directive leaves out, on a line.</summary>
    /// <param name="one">The child.</param>
    public static string Order(DirectiveSkip one) => Order(one.Line, one.Child, "", one.Reason);

    /// <summary>A flag that a directive gives, on a line.</summary>
    /// <param name="one">The flag.</param>
    public static string Order(DirectiveFlag one) =>
        Order(one.Line, one.Child ?? (one.OnlyUnpinned ? "all unpinned" : "all"), " " + string.Join(' ', one.Arguments), one.Reason);

    private static string Order(int line, string who, string what, string? reason) => string.Create(
        CultureInfo.InvariantCulture, $"{line}: {who}{(what.Length == 0 ? "" : $":{what}")}{(reason is null ? "" : $" ({reason})")}");

    private static string Score(string what, decimal? score) =>
        score is { } known ? string.Create(CultureInfo.InvariantCulture, $" {what} {known:0.##}") : "";

    /// <summary>What a resume would do with a child, and why.</summary>
    /// <param name="explanation">The child's explanation; null: nobody asked for it.</param>
    public static string OnResume(ChildExplanation? explanation) => explanation is null ? "" : explanation.OnResume switch
    {
        ResumeEffect.WouldRun => $"{Paint("it would run", Green)}: {explanation.Because}",
        ResumeEffect.Waits => $"{Paint("it waits", Yellow)}: {explanation.Because}",
        _ => $"{Paint("it would not run", Red)}: {explanation.Because}",
    };

    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33";
    private const string Magenta = "35";
    private const string Cyan = "36";
    private const string Dim = "90";

    private static string Paint(string text, string? colour) => colour is null ? text : $"\e[{colour}m{text}\e[0m";
}
