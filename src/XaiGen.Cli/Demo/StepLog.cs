using Spectre.Console;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Demo;

/// <summary>Tells what goes on, step by step. The percentages of a step are reported to it.</summary>
internal abstract class StepLog : IProgress<int>
{
    /// <summary>Runs work with a log that fits the console: a moving line and a list of what is done, or plain lines.</summary>
    public static Task RunAsync(IAnsiConsole console, Func<StepLog, Task> work) => console.Profile.Capabilities.Interactive
        ? console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", status => work(new LiveLog(console, status)))
        : work(new PlainLog(console));

    /// <summary>A step begins.</summary>
    public void Begin(string step) => WriteStep(Shown(step));

    /// <summary>Something worth knowing while the step goes on.</summary>
    public void Note(string note) => WriteNote(Shown(note));

    /// <summary>How much of the step is done, in percent.</summary>
    public abstract void Report(int percent);

    /// <summary>The step is done.</summary>
    public void Done(string result) => WriteResult(Shown(result));

    protected abstract void WriteStep(string step);

    protected abstract void WriteNote(string note);

    protected abstract void WriteResult(string result);

    /// <summary>Names and IDs come from a service: they must not steer the terminal.</summary>
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

        // A line for each percent would bury the rest.
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
