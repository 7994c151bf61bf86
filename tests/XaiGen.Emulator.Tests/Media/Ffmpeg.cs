using System.Diagnostics;

namespace XaiGen.Emulator.Tests.Media;

/// <summary>A test that needs ffmpeg and ffprobe; without them on the PATH it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute()
    {
        if (!Ffmpeg.IsInstalled)
        {
            Skip = "ffmpeg and ffprobe are not on the PATH; install ffmpeg to run this test.";
        }
    }
}

/// <summary>As <see cref="FfmpegFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegTheoryAttribute : TheoryAttribute
{
    public FfmpegTheoryAttribute()
    {
        if (!Ffmpeg.IsInstalled)
        {
            Skip = "ffmpeg and ffprobe are not on the PATH; install ffmpeg to run this test.";
        }
    }
}

/// <summary>The judge from outside: what it reads without a complaint, others can read too.</summary>
internal static class Ffmpeg
{
    public static bool IsInstalled { get; } = IsOnPath("ffmpeg") && IsOnPath("ffprobe");

    /// <summary>Runs ffprobe on the file and returns its output, trimmed. Any error message fails the test.</summary>
    public static string Probe(byte[] file, string extension, params string[] arguments)
        => System.Text.Encoding.UTF8.GetString(RunOn(file, extension, path => Run("ffprobe", ["-v", "error", .. arguments, path]))).Trim();

    /// <summary>Runs ffmpeg on the file and returns its standard output. Any error message fails the test.</summary>
    public static byte[] Decode(byte[] file, string extension, string[] before, params string[] after)
        => RunOn(file, extension, path => Run("ffmpeg", ["-v", "error", .. before, "-i", path, .. after, "-"]));

    /// <summary>Lets ffmpeg make a file.</summary>
    public static byte[] Make(string extension, params string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            Run("ffmpeg", ["-v", "error", "-y", .. arguments, path]);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] RunOn(byte[] file, string extension, Func<string, byte[]> run)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        File.WriteAllBytes(path, file);
        try
        {
            return run(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Run(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        complaints.Result.ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        return output.ToArray();
    }

    private static bool IsOnPath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
