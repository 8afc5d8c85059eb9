namespace Coro.Engine.Sources;

/// <summary>What asking a repository gave: its refs, or the reason why there are none.</summary>
internal abstract record RemoteAnswer;

/// <summary>The repository answered.</summary>
internal sealed record Reached(RemoteRefs Refs) : RemoteAnswer;

/// <summary>It could not be asked.</summary>
/// <param name="Cause">Why, without the URL and without secrets, so that equal causes are equal texts.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="HostIsSilent">It was the host that did not answer in time, so the next URL there would not either.</param>
internal sealed record Unreachable(string Cause, string Remedy, bool HostIsSilent = false) : RemoteAnswer;
