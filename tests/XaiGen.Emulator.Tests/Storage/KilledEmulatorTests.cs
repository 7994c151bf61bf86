using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>
/// After the emulator is killed, acknowledged changes are present, and others are complete or absent. XAIGEN_EMULATOR_KILLS sets the number
/// of kills.
/// </summary>
public sealed class KilledEmulatorTests : IDisposable
{
    private const int Writers = 8;

    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("XAIGEN_EMULATOR_KILLS") ?? "20", CultureInfo.InvariantCulture);

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-killed-").FullName;
    private readonly Random _random = new(20260610);
    private int _nextFile;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kills_amid_uploads_shares_revocations_and_deletions_lose_nothing()
    {
        List<KnownFile> known = [];
        int acknowledged = 0;
        var next = EmulatorProcess.Prepare();
        for (int round = 0; round < s_kills; round++)
        {
            using EmulatorProcess emulator = next;
            await emulator.OpenAsync(_folder);
            next = EmulatorProcess.Prepare();
            await CompareAsync(emulator.Http, known, isLast: false);

            using var end = new CancellationTokenSource();
            var progress = new Progress(_random.Next(1, 40));
            var added = new ConcurrentQueue<KnownFile>();
            var own = known.Chunk((known.Count / Writers) + 1).ToList();
            var writers = Enumerable.Range(0, Writers)
                .Select(number => WriteAsync(
                    emulator.Http, [.. own.ElementAtOrDefault(number) ?? []], added, new Random(_random.Next()), progress, end.Token))
                .ToList();
            await Task.WhenAny(progress.Enough, Task.WhenAll(writers));
            emulator.Kill();
            await end.CancelAsync();
            await Task.WhenAll(writers);
            acknowledged += progress.Acknowledged;
            known.AddRange(added);
        }

        using EmulatorProcess last = next;
        await last.OpenAsync(_folder);
        await CompareAsync(last.Http, known, isLast: true);
        acknowledged.ShouldBeGreaterThan(s_kills);
        Directory.Exists(Path.Combine(_folder, "damaged")).ShouldBeFalse();
    }

    /// <summary>Changes files until the emulator is gone; each file has one writer.</summary>
    private async Task WriteAsync(
        HttpClient http, List<KnownFile> own, ConcurrentQueue<KnownFile> added, Random random, Progress progress, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            KnownFile? file = own.Count > 0 && random.Next(3) > 0 ? own[random.Next(own.Count)] : null;
            try
            {
                if (file is null)
                {
                    file = new KnownFile($"{Interlocked.Increment(ref _nextFile)}.pdf", random.Next(1, 200_000));
                    added.Enqueue(file);
                    await file.UploadAsync(http);
                    own.Add(file);
                }
                else
                {
                    await file.ChangeAsync(http, random.Next(3));
                }

                progress.Note();
            }
            catch (HttpRequestException)
            {
                // The emulator is gone.
                break;
            }
        }
    }

    /// <summary>
    /// Reads the list's record of each file, and the content of files that changed since the last check; in the end, of all files.
    /// </summary>
    private static async Task CompareAsync(HttpClient http, List<KnownFile> known, bool isLast)
    {
        Dictionary<string, JsonNode> found = [];
        JsonNode? page = null;
        do
        {
            page = JsonNode.Parse(await http.GetStringAsync($"v1/files?pagination_token={page?["pagination_token"]}"))!;
            foreach (JsonNode? file in page["data"]!.AsArray())
            {
                found.Add(file!["filename"]!.GetValue<string>(), file);
            }
        }
        while (page["pagination_token"] is not null);

        await Parallel.ForEachAsync(known, async (file, _) => await file.CompareAsync(http, found.GetValueOrDefault(file.Name), isLast));
        found.Keys.Except(known.Select(file => file.Name)).ShouldBeEmpty("files that nobody uploaded");
    }

    /// <summary>
    /// The number of acknowledged changes, and whether they are enough: the emulator is killed while other writers continue.
    /// </summary>
    private sealed class Progress(int enough)
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _acknowledged;

        public Task Enough => _enough.Task;

        public int Acknowledged => _acknowledged;

        public void Note()
        {
            if (Interlocked.Increment(ref _acknowledged) == enough)
            {
                _enough.SetResult();
            }
        }
    }

    /// <summary>The requested changes of one file, and which of them were acknowledged.</summary>
    private sealed class KnownFile(string name, int length)
    {
        /// <summary>The state that a call without a response may have caused.</summary>
        private Doubt _doubt;
        private string? _id;
        private string? _path;
        private bool _isGone;

        /// <summary>The parts of the state that were read back.</summary>
        private (bool Content, string? Path) _seen;

        private enum Doubt
        {
            None,
            Upload,
            Share,
            Revocation,
            Deletion,
        }

        public string Name => name;

        private byte[] Content => [.. Samples.Pdf, .. Encoding.ASCII.GetBytes(name.PadRight(length))];

        public async Task UploadAsync(HttpClient http)
        {
            _doubt = Doubt.Upload;
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Content), "file", name } };
            _id = (await AnswerAsync(http.PostAsync("v1/files", form)))["id"]!.GetValue<string>();
            _doubt = Doubt.None;
        }

        public async Task ChangeAsync(HttpClient http, int change)
        {
            if (_isGone)
            {
                return;
            }

            switch (change)
            {
                case 0:
                    _doubt = Doubt.Share;
                    using (var body = new StringContent("{}", Encoding.UTF8, "application/json"))
                    {
                        string url =
                            (await AnswerAsync(http.PostAsync($"v1/files/{_id}/public-url", body)))["public_url"]!.GetValue<string>();
                        _path = new Uri(url).AbsolutePath;
                    }

                    break;
                case 1:
                    _doubt = Doubt.Revocation;
                    await AnswerAsync(http.PostAsync($"v1/files/{_id}/public-url/revoke", null));
                    _path = null;
                    break;
                default:
                    _doubt = Doubt.Deletion;
                    await AnswerAsync(http.DeleteAsync($"v1/files/{_id}"));
                    _isGone = true;
                    break;
            }

            _doubt = Doubt.None;
        }

        /// <summary>Fails if the emulator's state differs from what was acknowledged, and records states that were uncertain.</summary>
        public async Task CompareAsync(HttpClient http, JsonNode? seen, bool isLast)
        {
            bool mayBeGone = _isGone || _doubt is Doubt.Upload or Doubt.Deletion;
            if (seen is null)
            {
                mayBeGone.ShouldBeTrue($"{name} is lost");
                (_isGone, _path, _doubt) = (true, null, Doubt.None);
                return;
            }

            _isGone.ShouldBeFalse($"{name} was deleted and is back");
            _id ??= seen["id"]!.GetValue<string>();
            seen["id"]!.GetValue<string>().ShouldBe(_id);
            if (isLast || !_seen.Content)
            {
                (await http.GetByteArrayAsync($"v1/files/{_id}/content")).AsSpan().SequenceEqual(Content).ShouldBeTrue(name);
            }

            string? path = seen["public_url"] is { } url ? new Uri(url.GetValue<string>()).AbsolutePath : null;
            if (!(_doubt is Doubt.Share && _path is null) && !(_doubt is Doubt.Revocation && path is null))
            {
                path.ShouldBe(_path, $"the public URL of {name}");
            }

            if (path is not null && (isLast || path != _seen.Path))
            {
                (await http.GetByteArrayAsync(path)).AsSpan().SequenceEqual(Content).ShouldBeTrue(name);
            }

            foreach (string? old in new[] { _path, _seen.Path }.Where(old => old is not null && old != path).Distinct())
            {
                (await http.GetAsync(old)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            }

            (_path, _doubt, _seen) = (path, Doubt.None, (true, path));
        }

        private static async Task<JsonNode> AnswerAsync(Task<HttpResponseMessage> call)
        {
            using HttpResponseMessage answer = await call;
            string body = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
            return JsonNode.Parse(body)!;
        }
    }
}
