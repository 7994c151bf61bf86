using System.Globalization;
using System.Text;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Recording;

/// <summary>A folder of recorded exchanges, one file for each.</summary>
internal sealed class RecordingFolder
{
    private const int MostNameCharacters = 60;

    private readonly string _path;
    private int _last;

    /// <param name="path">The folder, which is created if necessary; existing recordings are kept, and numbering continues.</param>
    /// <exception cref="TrafficException">The folder cannot be created.</exception>
    public RecordingFolder(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
            _last = Directory.EnumerateFiles(path, "*.json").Select(file => NumberOf(Path.GetFileName(file))).DefaultIfEmpty(0).Max();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TrafficException($"The folder '{path}' for recordings cannot be used: {cause.Message}");
        }
    }

    /// <summary>Writes an exchange without its secrets under a temporary name and renames the file once it is complete.</summary>
    /// <returns>The file's name.</returns>
    public async Task<string> AddAsync(Exchange clean)
    {
        string name = $"{Interlocked.Increment(ref _last):D6}-{Words($"{clean.Method} {clean.Url.AbsolutePath} {clean.Status}")}.json";
        string file = Path.Combine(_path, name), part = file + ".part";
        await File.WriteAllBytesAsync(part, ExchangeFile.Write(clean));
        File.Move(part, file, overwrite: true);
        return name;
    }

    private static int NumberOf(string name)
        => int.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (char letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_')
            {
                words.Append(letter);
            }
            else if (words is [.., not '-'])
            {
                words.Append('-');
            }
        }

        return words.Length <= MostNameCharacters
            ? words.ToString() : words.ToString(0, MostNameCharacters - 4) + words.ToString(words.Length - 4, 4);
    }
}
