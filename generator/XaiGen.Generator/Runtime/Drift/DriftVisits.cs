#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.Collections.Generic;

/// <summary>How often the objects, lists and unions of a response were seen, which counts once it is known that they fit.</summary>
internal sealed class DriftVisits
{
    private const int MostKept = 10_000;

    private static readonly object s_counting = new();

    private readonly List<(DescribedValue Value, int Times)> _all = [];
    private DescribedValue? _last;
    private int _times;

    public bool IsSmall => _all.Capacity <= MostKept;

    public void Add(DescribedValue value)
    {
        if (value != _last)
        {
            Mark();
            _last = value;
        }

        _times++;
    }

    /// <summary>The place to go back to if what follows does not fit.</summary>
    public int Mark()
    {
        if (_last is not null)
        {
            _all.Add((_last, _times));
            (_last, _times) = (null, 0);
        }

        return _all.Count;
    }

    public void Back(int mark)
    {
        _last = null;
        _times = 0;
        _all.RemoveRange(mark, _all.Count - mark);
    }

    public void Count()
    {
        Mark();
        lock (s_counting)
        {
            foreach ((DescribedValue value, int times) in _all)
            {
                value.Visits += times;
            }
        }
    }
}
