using System.Text.Json;
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

    /// <param name="request">The try.</param>
    /// <param name="output">Its standard output.</param>
    /// <param name="start">Where this try's output starts.</param>
    /// <param name="now">The present time.</param>
    public static Answer Read(StepRequest request, SafeFileHandle output, long start, DateTimeOffset now)
    {
        var place = $"the result file {request.ResultPath}";
        try
        {
            if (ReadFile(request.ResultPath) is { } file)
                return Parse(file, LargestFile, place, request, now);
            place = $"the log {request.OutputLog}";
            return ResultLine.Find(output, start) is { } line
                ? Parse(line.Json, ResultLine.Longest, $"the line {line.Name} of standard output", request, now)
                : Answer.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, [$"{place} cannot be read: {e.Message}"]);
        }
    }

    /// <summary>One byte more than allowed when it is too large.</summary>
    private static byte[]? ReadFile(string path)
    {
        using var handle = OwnFile.Open(path);
        if (handle is null)
            return null;
        var content = new byte[(int)Math.Min(RandomAccess.GetLength(handle), LargestFile + 1)];
        var length = RandomAccess.Read(handle, content, 0);
        return length == content.Length ? content : content[..length];
    }

    private static Answer Parse(
        ReadOnlyMemory<byte> json, int limit, string place, StepRequest request, DateTimeOffset now)
    {
        if (json.Length > limit)
            return new(null, [$"{place} is larger than {limit} bytes"]);
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
            return new(null, [$"{place} is empty"]);
        if (json.Span.IndexOf((byte)0) >= 0)
            return new(null, [$"{place} is not UTF-8"]);
        var parser = new ResultParser(new(request.TrustedFolders, request.WorkingDirectory), request.BatchChildren, now);
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
