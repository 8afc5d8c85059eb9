using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Coro.Engine.History;

/// <summary>
/// Events as JSON: snake_case members, enums as kebab-case words, nulls left out, dictionary keys as they are.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = MaxDepth,
    Converters =
    [
        typeof(KebabEnum<ChildOperation>),
        typeof(KebabEnum<ControlVerdict>),
        typeof(KebabEnum<DependencyRequirement>),
        typeof(KebabEnum<FailurePolicy>),
        typeof(KebabEnum<FindingSeverity>),
        typeof(KebabEnum<GateKind>),
        typeof(KebabEnum<HardGate>),
        typeof(KebabEnum<InsightStatus>),
        typeof(KebabEnum<IntegrationVerdict>),
        typeof(KebabEnum<JobStatus>),
        typeof(KebabEnum<NoteLevel>),
        typeof(KebabEnum<PullRequestStatus>),
        typeof(KebabEnum<StepOutcome>),
        typeof(KebabEnum<TrackerKind>),
        typeof(KebabEnum<ProposalKind>),
        typeof(KebabEnum<PullRequestHostKind>),
        typeof(KebabEnum<Workflow>),
        typeof(TierLetter),
        typeof(VerdictWord),
    ])]
[JsonSerializable(typeof(CampaignEvent))]
[JsonSerializable(typeof(CampaignEvent[]))]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlAnswer))]
[JsonSerializable(typeof(CoroJob))]
[JsonSerializable(typeof(IReadOnlyList<StepDefinition>))]
internal sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>Deeper than a step's answer can be, so that every event that was written can be read.</summary>
    public const int MaxDepth = 256;

    /// <summary>A writer's options: text stays readable, since nobody pastes a journal into HTML.</summary>
    public static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        SkipValidation = true,
    };

    /// <summary>How any event is written and read; its kind is the member <c>e</c>.</summary>
    public static JsonTypeInfo<CampaignEvent> Info => Default.CampaignEvent;

    private sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;

    private sealed class VerdictWord()
        : JsonStringEnumConverter<VerificationVerdict>(namingPolicy: null, allowIntegerValues: false);

    private sealed class TierLetter() : JsonStringEnumConverter<Tier>(namingPolicy: null, allowIntegerValues: false);
}
