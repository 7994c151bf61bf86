using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Flushes the names within a folder. Flushing a file writes its content to disk but, on Unix, not its new name, which is part of the
/// folder.
/// </summary>
internal static partial class FolderNames
{
    private const int ReadOnly = 0;

    /// <summary>Returns when all earlier creations, renames and deletions are on disk.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = Open(folder, ReadOnly);
        if (handle.IsInvalid)
        {
            throw new IOException($"{Marshal.GetLastPInvokeErrorMessage()} : '{folder}'");
        }

        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>.NET itself cannot open folders.</summary>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
