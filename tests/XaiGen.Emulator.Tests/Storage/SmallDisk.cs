using System.Diagnostics;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>A file system in memory, of 1 MiB, which can be made read-only. Needs the permission to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public static bool CanBeMade { get; } = OperatingSystem.IsLinux() && TryMake();

    public SmallDisk() => Mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("xaigen-disk-").FullName;

    public void MakeReadOnly() => Mount("-o", "remount,ro", Folder);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool TryMake()
    {
        try
        {
            new SmallDisk().Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Mount(params string[] arguments) => Run("mount", arguments);

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {complaint}");
        }
    }
}

/// <summary>A test that mounts a file system; where that is not allowed it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.CanBeMade)
        {
            Skip = "A file system cannot be mounted here; run as root on Linux to run this test.";
        }
    }
}
