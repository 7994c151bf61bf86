using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace XaiGen.Testing;

/// <summary>
/// Compares a text with the one that was accepted before, in the convention of Snapshooter: <c>__snapshots__</c> and
/// <c>__mismatch__</c> beside the test. To use the package instead, name its namespace in
/// <c>Directory.Build.props</c> and remove this file.
/// </summary>
internal static class Snapshot
{
    private static readonly ConcurrentDictionary<string, byte> s_compared = new();

    /// <summary>Fails unless the value is what <c>__snapshots__/Class.Test.snap</c> holds.</summary>
    /// <param name="value">What the test got.</param>
    /// <param name="suffix">Tells this snapshot from the others of the test: each case of a theory needs one.</param>
    /// <param name="file">The test's source; its name is the class's.</param>
    /// <param name="test">The test.</param>
    public static void MatchSnapshot(
        this string value, string suffix = "", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
        => Match(value, SnapshotFile.Beside(
            file, suffix.Length == 0 ? test : $"{test}_{suffix}"), Mode(Environment.GetEnvironmentVariable));

    /// <summary>The mode from the environment; on a build server, nothing is accepted.</summary>
    internal static SnapshotMode Mode(Func<string, string?> variable)
        => variable("CI") == "true" ? SnapshotMode.CheckOnServer
            : variable("UPDATE_SNAPSHOTS") == "1" ? SnapshotMode.Update
            : SnapshotMode.Check;

    internal static void Match(string value, SnapshotFile file, SnapshotMode mode)
    {
        // The cases of a theory would otherwise overwrite one another.
        if (!s_compared.TryAdd(file.Accepted, 0))
        {
            throw new InvalidOperationException(
                $"{file.Accepted} is compared twice in this run: give each case its suffix, MatchSnapshot(value, suffix).");
        }

        if (file.Compare(value, mode) is { } difference)
        {
            throw new Xunit.Sdk.XunitException(difference);
        }
    }
}

internal enum SnapshotMode
{
    /// <summary>A difference fails.</summary>
    Check,

    /// <summary>A difference fails, and cannot be accepted.</summary>
    CheckOnServer,

    /// <summary>The new text is accepted.</summary>
    Update,
}

/// <summary>One snapshot: the accepted text and, after a mismatch, the actual text.</summary>
internal sealed class SnapshotFile(string folder, string name)
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    public string Accepted { get; } = Path.Combine(folder, "__snapshots__", name + ".snap");

    public string Mismatch { get; } = Path.Combine(folder, "__mismatch__", name + ".snap");

    public static SnapshotFile Beside(string sourceFile, string test)
    {
        char[] name = [.. $"{Path.GetFileNameWithoutExtension(sourceFile)}.{test}".Select(
            c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' ? c : '_')];
        return new SnapshotFile(Path.GetDirectoryName(sourceFile)!, new string(name));
    }

    /// <summary>Null if the text is the accepted one; otherwise the difference, and how to accept it.</summary>
    public string? Compare(string value, SnapshotMode mode)
    {
        string actual = value.ReplaceLineEndings("\n");
        string? expected = File.Exists(Accepted) ? File.ReadAllText(Accepted).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            Forget();
            return null;
        }

        if (mode == SnapshotMode.Update)
        {
            Write(Accepted, actual);
            Forget();
            return null;
        }

        Write(Mismatch, actual);
        string how = mode == SnapshotMode.CheckOnServer
            ? "Run the test on your machine with UPDATE_SNAPSHOTS=1, look at the change and commit the snapshot."
            : "If it is right, run the test again with UPDATE_SNAPSHOTS=1.";
        return expected is null
            ? $"There is no snapshot yet: {Accepted}\nWhat came is in {Mismatch}. {how}"
            : $"The snapshot differs: {Accepted}\n{Difference(expected, actual)}What came is in {Mismatch}. {how}";
    }

    private void Forget()
    {
        if (File.Exists(Mismatch))
        {
            File.Delete(Mismatch);
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, s_encoding);
    }

    /// <summary>The lines from the first difference on, as many as one can take in.</summary>
    private static string Difference(string expected, string actual)
    {
        const int Shown = 6;
        string[] old = expected.Split('\n'), @new = actual.Split('\n');
        int first = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        int tail = old.Skip(first).Reverse().Zip(@new.Skip(first).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var text = new StringBuilder();
        Side('-', old);
        Side('+', @new);
        return text.ToString();

        void Side(char sign, string[] lines)
        {
            int end = lines.Length - tail;
            for (int i = first; i < Math.Min(end, first + Shown); i++)
            {
                text.Append($"{sign} {i + 1,4}: {lines[i]}\n");
            }

            if (end > first + Shown)
            {
                text.Append($"{sign}  ...: {end - first - Shown} more lines\n");
            }
        }
    }
}
