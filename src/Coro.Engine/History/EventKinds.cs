namespace Coro.Engine.History;

/// <summary>The words for the kinds of events, as the journal and the glossary have them.</summary>
internal static class EventKinds
{
    private static readonly Dictionary<Type, string> Words = EventJson.Info.PolymorphismOptions!.DerivedTypes
        .ToDictionary(known => known.DerivedType, known => (string)known.TypeDiscriminator!);

    /// <summary>All of them, in the order of the glossary.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Values];

    /// <summary>The word for an event.</summary>
    public static string Of(CampaignEvent happened) => Words[happened.GetType()];
}
