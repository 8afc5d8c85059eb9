using System.Text;
using System.Text.Json;
using Coro.Engine.History;
using Coro.Tests.State;
using Coro.Tests.Support;

namespace Coro.Tests.History;

/// <summary>Reading by hand gives what the serializer gives, or nothing.</summary>
public sealed class FrequentEventsTests
{
    public static TheoryData<string> Frequent => new(
        Json(new AttemptStarted("api", 2, "A")),
        Json(new AttemptStarted("api", 2, "B", 7)),
        Json(new StepStarted("api", 1, "AN", 3)),
        Json(new StepStarted(null, 1, "verify", 1)),
        Json(new StepStarted(null, 1, "QS", 1, 4)),
        Json(new StepSpawned("api", 1, "AN", 3, 4711, 1L << 40)),
        Json(new StepEnded("api", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.FromTicks(1234567), null)),
        Json(new StepEnded("api", 1, "AN", 1, StepOutcome.RateLimited, null, "late - and [slow]: {3}", TimeSpan.FromDays(1.5), null)),
        Json(new ChildCompleted("api", 1)),
        Json(new ChildCompleted("api", 1, true, "score 85 of 90", "kim")),
        Json(new ChildrenAdded([])),
        Json(new ChildrenAdded([new() { Name = "api" }], "kim", "late")),
        Json(new ChildrenAdded(
        [
            new() { Name = "core", Tier = Tier.B, Lane = "deep", Pin = "2.10", RepoUrl = "https://example.org/core.git", Locks = ["db", "gpu"] },
            new()
            {
                Name = "api", DependsOn = [new("core"), new("schema", DependencyRequirement.Merged)], Description = "say: [what] {it} does",
            },
        ])));

    [Fact]
    public void Children_with_steps_of_their_own_are_left_to_the_serializer() => FrequentEvents.Read(Encoding.UTF8.GetBytes(
        Json(new ChildrenAdded([new() { Name = "api", Steps = [new() { Name = "T", Run = ["true"] }] }])))).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Frequent))]
    public void What_there_is_much_of_is_read_by_hand(string json)
    {
        var read = FrequentEvents.Read(Encoding.UTF8.GetBytes(json));

        read.ShouldNotBeNull();
        Dump.Of(read).ShouldBe(Dump.Of(JsonSerializer.Deserialize(json, EventJson.Info)));
    }

    [Fact]
    public void Whatever_it_reads_the_serializer_reads_alike()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            foreach (var entry in RandomHistory.Of(seed).Entries)
            {
                var json = Json(entry.Event);
                if (FrequentEvents.Read(Encoding.UTF8.GetBytes(json)) is { } read)
                    Dump.Of(read).ShouldBe(Dump.Of(JsonSerializer.Deserialize(json, EventJson.Info)), json);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Frequent))]
    public void A_damaged_one_is_left_to_the_serializer_or_read_as_it_reads_it(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var with in "x9\"{}[],:0-"u8)
            {
                var damaged = bytes.ToArray();
                damaged[at] = with;
                Dump.Of(Attempt(() => FrequentEvents.Read(damaged)) ?? Serialized(damaged)).ShouldBe(Dump.Of(Serialized(damaged)));
            }
        }
    }

    private static CampaignEvent? Serialized(byte[] json) => Attempt(() => JsonSerializer.Deserialize(json, EventJson.Info));

    private static CampaignEvent? Attempt(Func<CampaignEvent?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Json(CampaignEvent happened) => JsonSerializer.Serialize(happened, EventJson.Info);
}
