namespace Coro.Engine.State;

/// <summary>
/// Everything that the state does to a disk goes through here, so that a test can record it, or make any of it fail.
/// The order of the calls that change something decides what a power cut leaves behind.
/// </summary>
internal interface IDisk
{
    bool Exists(string path);

    /// <summary>The paths of the files in a folder, in no order; none where there is no such folder.</summary>
    IReadOnlyList<string> Files(string folder);

    /// <summary>The paths of the folders in a folder, in no order; none where there is no such folder.</summary>
    IReadOnlyList<string> Folders(string folder);

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

    /// <summary>Creates a folder in one that exists; nothing happens where it is there already.</summary>
    void CreateFolder(string path);

    /// <summary>Gives a folder with all that is in it another name, which is free.</summary>
    void MoveFolder(string from, string to);

    /// <summary>Removes a folder that is empty.</summary>
    void DeleteFolder(string path);

    /// <summary>Makes the names in a folder last, where the system can.</summary>
    void FlushFolder(string path);

    /// <summary>
    /// Opens a file, creating it where there is none, that stays this process's own until it is closed or the process is gone. Nothing
    /// of it outlives the machine. Null while another process has it.
    /// </summary>
    /// <exception cref="InvalidStateException">Its file system has no locks.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    IDiskFile? TryLock(string path);
}
