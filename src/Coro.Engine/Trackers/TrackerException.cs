namespace Coro.Engine.Trackers;

/// <summary>A tracker could not be reached, or refused.</summary>
/// <param name="message">What happened and what to do about it, in one line.</param>
internal sealed class TrackerException(string message) : Exception(message);
