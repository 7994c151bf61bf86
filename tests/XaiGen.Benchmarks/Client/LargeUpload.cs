using System.Diagnostics;
using System.Globalization;

namespace XaiGen.Benchmarks.Client;

/// <summary>Uploads 1 GiB to a server that discards it, and measures throughput and additional memory.</summary>
internal static class LargeUpload
{
    private const long Length = 1024L * 1024 * 1024;
    private const int Runs = 7;

    public static async Task<int> CompareAsync()
    {
        using var server = new LoopbackServer();
        using HttpClient bare = WholeCall.Bare(server.Address);
        bare.Timeout = Timeout.InfiniteTimeSpan;
        var ours = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        (string Name, Func<Stream, Task> Upload)[] candidates =
        [
            ("HttpClient, streaming", async stream =>
            {
                using var form = new MultipartFormDataContent { { new StreamContent(stream), "file", "a.bin" } };
                (await bare.PostAsync("v1/files", form)).EnsureSuccessStatusCode();
            }),
            ("XaiGen", stream => ours.Files.UploadAsync(stream, "a.bin")),
        ];

        double[][] speeds = [.. candidates.Select(_ => new double[Runs])];
        long[] growth = new long[candidates.Length];
        for (int run = -1; run < Runs; run++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                using var memory = new MemoryWatch();
                long start = Stopwatch.GetTimestamp();
                await candidates[i].Upload(new Zeros(Length));
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (run >= 0)
                {
                    speeds[i][run] = Length / seconds / (1024 * 1024);
                    growth[i] = Math.Max(growth[i], memory.Growth);
                }
            }
        }

        Console.WriteLine("| upload of 1 GiB | throughput | ratio | peak managed growth |");
        Console.WriteLine("|---|---|---|---|");
        for (int i = 0; i < candidates.Length; i++)
        {
            double ratio = Interleaved.Median(speeds[i].Zip(speeds[0], (own, first) => own / first));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates[i].Name} | {Interleaved.Median(speeds[i]):N0} MiB/s | {ratio:F2} | {growth[i] / (1024.0 * 1024):F1} MiB |"));
        }

        return 0;
    }

    /// <summary>A seekable stream of zeros that itself costs next to nothing.</summary>
    private sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, length - Position);
            buffer[..count].Clear();
            Position += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => ValueTask.FromResult(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => length + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>Samples the size of the managed heap every few milliseconds.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Thread _thread;
    private long _peak;
    private volatile bool _isOver;

    public MemoryWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>The peak number of bytes since the start, minus those in use at the start.</summary>
    public long Growth => Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false)) - _before;

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Watch()
    {
        while (!_isOver)
        {
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(2);
        }
    }
}
