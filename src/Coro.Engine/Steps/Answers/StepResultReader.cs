using System.Text.Json;
using System.Text.Unicode;
using Coro.Engine.State;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Answers;

/// <summary>
/// Finds what a step answered, in its result file or else on its last result line, and reads it strictly: where
/// anything is wrong with it, all of that is told and nothing of the answer counts.
/// </summary>
internal static class StepResultReader
{
    /// <summary>How large a result file may be, in bytes.</summary>
    public const int LargestFile = 4 << 20;

    /// <summary>Reads what a try answered.</summary>
    /// <param name="request">The try.</param>
    /// <param name="output">Its standard output.</param>
    /// <param name="start">Where this try's output starts.</param>
    /// <param name="now">The present time.</param>
    public static Answer Read(StepRequest request, SafeFileHandle output, long start, DateTimeOffset now) =>
        ReadFile(request, now) ?? ReadLine(request, output, start, now);

    /// <summary>Reads the result file alone; null when there is none.</summary>
    public static Answer? ReadFile(StepRequest request, DateTimeOffset now)
    {
        var place = $"the result file {request.ResultPath}";
        try
        {
            using var file = OwnFile.Open(request.ResultPath);
            if (file is null)
                return null;

            // One byte more than allowed is enough to see that it is too large.
            var content = new byte[(int)Math.Min(RandomAccess.GetLength(file), LargestFile + 1)];
            var length = RandomAccess.Read(file, content, 0);
            return Parse(content.AsMemory(0, length), LargestFile, place, request, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = $"{place} cannot be read: {e.Message}";
            return Shortage.Of(problem, e.HResult) is { } shortage ? throw shortage : new(null, [problem]);
        }
    }

    /// <summary>Reads the last result line of an output alone.</summary>
    public static Answer ReadLine(StepRequest request, SafeFileHandle output, long start, DateTimeOffset now)
    {
        try
        {
            return ResultLine.Find(output, start) is { } line
                ? Parse(line.Json, ResultLine.Longest, $"the line {line.Name} of standard output", request, now)
                : Answer.None;
        }
        catch (IOException e)
        {
            return new(null, [$"the log {request.OutputLog} cannot be read: {e.Message}"]);
        }
    }

    /// <summary>Reads an answer that is at hand.</summary>
    /// <param name="json">The object.</param>
    /// <param name="limit">How large it may be, in bytes.</param>
    /// <param name="place">Where it stood, for messages.</param>
    /// <param name="request">The try.</param>
    /// <param name="now">The present time.</param>
    public static Answer Parse(
        ReadOnlyMemory<byte> json, int limit, string place, StepRequest request, DateTimeOffset now)
    {
        if (json.Length > limit)
            return new(null, [$"{place} is larger than {limit} bytes"]);
        json = request.Mask.Apply(json);
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
            return new(null, [$"{place} is empty"]);
        if (json.Span.IndexOf((byte)0) >= 0 || !Utf8.IsValid(json.Span))
            return new(null, [$"{place} is not UTF-8"]);
        var parser = new ResultParser(
            new(request.TrustedFolders, request.WorkingDirectory), request.BatchChildren, request.IsCampaignLevel, now);
        try
        {
            var result = parser.Parse(json);
            return parser.Problems.Count == 0
                ? new(result, [])
                : new(null, [.. parser.Problems.Select((problem, i) => i == 0 ? $"{place} is not valid: {problem}" : problem)]);
        }
        catch (JsonException e)
        {
            return new(null, [$"{place} is not valid JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {Short(e)}"]);
        }
    }

    // The runtime adds the position in its own words.
    private static string Short(JsonException e) =>
        e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? e.Message[..end] : e.Message;
}
