namespace Coro.Tests.Model;

/// <summary>Faults that a test puts in, to see that they are found.</summary>
/// <param name="SkipHoldsBack">The reference takes a child that was skipped for one that still holds its dependents back.</param>
/// <param name="DiskLies">The disk says that it flushed what a crash then loses.</param>
internal sealed record ModelFaults(bool SkipHoldsBack = false, bool DiskLies = false);
