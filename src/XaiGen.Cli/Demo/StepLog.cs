using Spectre.Console;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Demo;

/// <summary>Logs progress step by step. The percentages of a step are reported to it.</summary>
internal abstract class StepLog : IProgress<int>
{
    /// <summary>Runs work with a log that suits the console: a live status line and a list of finished steps, or plain lines.</summary>
    public static Task RunAsync(IAnsiConsole console, Func<StepLog, Task> work) => console.Profile.Capabilities.Interactive
        ? console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", status => work(new LiveLog(console, status)))
        : work(new PlainLog(console));

    /// <summary>Starts a step.</summary>
    public void Begin(string step) => WriteStep(Shown(step));

    /// <summary>Logs a note within the current step.</summary>
    public void Note(string note) => WriteNote(Shown(note));

    /// <summary>Reports the progress of the step in percent.</summary>
    public abstract void Report(int percent);

    /// <summary>Ends the step.</summary>
    public void Done(string result) => WriteResult(Shown(result));

    protected abstract void WriteStep(string step);

    protected abstract void WriteNote(string note);

    protected abstract void WriteResult(string result);

    /// <summary>Names and IDs come from a service: they must not contain terminal control sequences.</summary>
    private static string Shown(string text) => ReportText.Of(text).ToString();

    private sealed class LiveLog(IAnsiConsole console, StatusContext status) : StepLog
    {
        private string _step = "";
        private string _note = "";

        protected override void WriteStep(string step)
        {
            (_step, _note) = (step, "");
            status.Status(Markup.Escape(step));
        }

        protected override void WriteNote(string note)
        {
            _note = $" [dim]{Markup.Escape(note)}[/]";
            status.Status(Markup.Escape(_step) + _note);
        }

        public override void Report(int percent) => status.Status($"{Markup.Escape(_step)} [yellow]{percent} %[/]{_note}");

        protected override void WriteResult(string result)
            => console.MarkupLine($"[green]✓[/] {Markup.Escape(_step)} [dim]· {Markup.Escape(result)}[/]");
    }

    private sealed class PlainLog(IAnsiConsole console) : StepLog
    {
        private int _quarters;

        protected override void WriteStep(string step)
        {
            _quarters = 0;
            console.WriteLine(step);
        }

        protected override void WriteNote(string note) => console.WriteLine($"  {note}");

        // One line per percent would hide the other lines.
        public override void Report(int percent)
        {
            if (percent / 25 > _quarters && percent < 100)
            {
                _quarters = percent / 25;
                console.WriteLine($"  {percent} %");
            }
        }

        protected override void WriteResult(string result) => console.WriteLine($"  {result}");
    }
}
