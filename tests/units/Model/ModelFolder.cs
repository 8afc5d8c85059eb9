namespace Coro.Tests.Model;

/// <summary>A folder for one run; in memory where the system has a place for that, since thousands are made.</summary>
internal static class ModelFolder
{
    private const string Memory = "/dev/shm";

    public static string Create()
    {
        var parent = Directory.Exists(Memory) ? Memory : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, $"coro-model-{Guid.NewGuid():n}")).FullName;
    }
}
