namespace Coro.Engine.State;

/// <summary>A process, named so that a later one with the same id is not mistaken for it.</summary>
/// <param name="Pid">Its id.</param>
/// <param name="Start">When it started, in the system's own unit.</param>
internal readonly record struct ProcessIdentity(int Pid, long Start);
