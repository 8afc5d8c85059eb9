namespace Coro.Tests.Model;

/// <summary>Engine and reference do not agree.</summary>
internal sealed class ModelDifference(string message) : Exception(message);
