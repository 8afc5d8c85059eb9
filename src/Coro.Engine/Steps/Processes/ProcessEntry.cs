using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>A process as <c>/proc</c> tells of it.</summary>
internal readonly record struct ProcessEntry(ProcessIdentity Identity, int Parent, int Group, int Session, bool Alive);
