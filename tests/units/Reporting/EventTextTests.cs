using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Reporting;

public sealed class EventTextTests
{
    public static TheoryData<string> Kinds => [.. EventKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_event_is_told_in_a_line_of_its_own_words(string kind)
    {
        var type = EventJson.Info.PolymorphismOptions!.DerivedTypes.Single(known => (string)known.TypeDiscriminator! == kind).DerivedType;

        var text = EventText.Of((CampaignEvent)Example.Of(type));

        text.ShouldNotBeNullOrWhiteSpace();
        text.ShouldNotBe(kind);
        text.ShouldNotContain("\n");
        text.ShouldNotContain(type.Name);
    }
}
