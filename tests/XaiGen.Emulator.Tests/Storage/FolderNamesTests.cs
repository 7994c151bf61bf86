using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Storage;

public sealed class FolderNamesTests
{
    [Fact]
    public void Names_can_be_flushed_and_a_folder_that_is_not_there_is_told()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-names-").FullName;
        File.WriteAllText(Path.Combine(folder, "a"), "");

        Should.NotThrow(() => FolderNames.Flush(folder));

        Directory.Delete(folder, recursive: true);
        if (!OperatingSystem.IsWindows())
        {
            Should.Throw<IOException>(() => FolderNames.Flush(folder)).Message.ShouldContain($"'{folder}'");
        }
    }
}
