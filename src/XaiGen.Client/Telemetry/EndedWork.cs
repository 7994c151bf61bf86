namespace XaiGen;

/// <summary>The work that a client last saw end. If its status is requested again, its cost is not counted twice.</summary>
internal sealed class EndedWork
{
    private const int Most = 1_000;

    private readonly Queue<string> _inOrder = new();
    private readonly HashSet<string> _known = [];

    /// <returns>Whether this is the first time that the work ended.</returns>
    public bool Add(string work)
    {
        lock (_known)
        {
            if (!_known.Add(work))
            {
                return false;
            }

            _inOrder.Enqueue(work);
            if (_inOrder.Count > Most)
            {
                _known.Remove(_inOrder.Dequeue());
            }

            return true;
        }
    }
}
