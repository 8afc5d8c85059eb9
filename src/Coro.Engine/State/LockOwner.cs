using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coro.Engine.State;

/// <summary>Who holds a campaign, as the lock file tells it.</summary>
internal sealed partial record LockOwner(int Pid, long ProcessStart, string Host, string User, DateTimeOffset Since)
{
    private const int LongestContent = 1 << 16;

    /// <summary>This process, from now on.</summary>
    public static LockOwner Current(TimeProvider time)
    {
        var me = ProcessIdentity.Current;
        return new(me.Pid, me.Start, Environment.MachineName, Environment.UserName, time.GetUtcNow());
    }

    /// <summary>Whether it still holds the campaign, as far as can be told from here.</summary>
    [JsonIgnore]
    public bool IsAlive => Host != Environment.MachineName || new ProcessIdentity(Pid, ProcessStart).IsAlive;

    /// <summary>
    /// Reads the owner without touching the lock; null when nobody holds it. What a process left behind that died is
    /// read as well: see <see cref="IsAlive"/>.
    /// </summary>
    public static LockOwner? Read(string path)
    {
        try
        {
            using var handle = OperatingSystem.IsWindows()
                ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
                : Native.OpenUnlocked(path);
            if (handle is null)
                return null;
            Span<byte> content = new byte[Math.Min(RandomAccess.GetLength(handle), LongestContent)];
            return Parse(content[..RandomAccess.Read(handle, content, 0)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The content of the lock file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LockJson.Default.LockOwner);

    public override string ToString() =>
        $"process {Pid} on {Host} (user {User}, since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC)";

    private static LockOwner? Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            return content.IsEmpty ? null : JsonSerializer.Deserialize(content, LockJson.Default.LockOwner);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(LockOwner))]
    private sealed partial class LockJson : JsonSerializerContext;
}
