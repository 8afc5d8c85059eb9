using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coro.Engine.History;
using Coro.Tests.Support;

namespace Coro.Tests.History;

public sealed class EventJsonTests
{
    public static TheoryData<string> Kinds => new(Types.Keys);

    private static Dictionary<string, Type> Types => typeof(CampaignEvent)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType);

    [Fact]
    public void Every_event_has_a_word_of_its_own() => typeof(CampaignEvent).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(CampaignEvent)) && !t.IsAbstract)
        .ShouldBe(Types.Values, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_comes_back_as_it_was(string kind)
    {
        var happened = (CampaignEvent)Example.Of(Types[kind]);

        var json = JsonSerializer.Serialize(happened, EventJson.Info);
        var back = JsonSerializer.Deserialize(json, EventJson.Info);

        json.ShouldStartWith($$"""{"e":"{{kind}}",""");
        Dump.Of(back).ShouldBe(Dump.Of(happened));
    }

    [Fact]
    public void Words_are_kebab_case_members_snake_case_and_keys_as_they_are()
    {
        var happened = new StepEnded("api", 1, "AN", 2, StepOutcome.RateLimited, null, "it's late", TimeSpan.FromSeconds(90), new()
        {
            QualityScore = 87.50m,
            Results = new Dictionary<string, StepResult> { ["Some.Child"] = new() },
        });

        JsonSerializer.Serialize(happened, EventJson.Info).ShouldBe(
            """{"e":"step-ended","child":"api","attempt":1,"step":"AN","try":2,"outcome":"rate-limited","message":"it\u0027s late","duration":"00:01:30","result":{"quality_score":87.50,"results":{"Some.Child":{}}}}""");
    }

    [Fact]
    public void The_glossary_has_a_line_for_every_event()
    {
        var glossary = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Coro.Engine/History/README.md"));

        Types.Keys.Where(k => !glossary.Contains($"| `{k}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
