namespace Coro.Engine.State;

/// <summary>How far the integration of a delivery has come.</summary>
/// <param name="Rounds">How many rounds of mending it has taken.</param>
/// <param name="Verdict">The last verdict.</param>
/// <param name="Message">What was said about it; null: nothing.</param>
internal sealed record IntegrationRecord(int Rounds, IntegrationVerdict Verdict, string? Message);
