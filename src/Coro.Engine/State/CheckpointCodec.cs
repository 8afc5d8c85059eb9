namespace Coro.Engine.State;

/// <summary>Placeholder until the codec lands.</summary>
internal static class CheckpointCodec
{
    public static void Overlay(CampaignState state, string yaml) => throw new NotSupportedException(state.Name + yaml);
}
