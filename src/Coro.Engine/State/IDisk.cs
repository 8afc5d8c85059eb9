namespace Coro.Engine.State;

/// <summary>
/// Everything that the state does to a disk goes through here, so that a test can record it, or make any of it fail.
/// The calls are those whose order decides what a power cut leaves behind. The lock is not among them: nothing of it has
/// to outlive the process that holds it.
/// </summary>
internal interface IDisk
{
    bool Exists(string path);

    /// <summary>Opens a file for reading, also while somebody writes it; null when there is none.</summary>
    IDiskFile? OpenRead(string path);

    /// <summary>
    /// Opens a file that somebody else writes for reading, so that what was read of it can be flushed where the system
    /// lets a reader do that; null when there is none.
    /// </summary>
    IDiskFile? OpenFlushable(string path) => OpenRead(path);

    /// <summary>Opens a file for reading and writing, creating it where there is none.</summary>
    IDiskFile OpenWrite(string path);

    /// <summary>Gives a file another name, in place of whatever has that name.</summary>
    void Rename(string from, string to);

    /// <summary>Gives a file a second name that is free; false where the file system cannot.</summary>
    bool TryLink(string from, string to);

    /// <summary>Removes a file, if it is there.</summary>
    void Delete(string path);

    /// <summary>Creates a folder in one that exists.</summary>
    void CreateFolder(string path);

    /// <summary>Makes the names in a folder last, where the system can.</summary>
    void FlushFolder(string path);
}
