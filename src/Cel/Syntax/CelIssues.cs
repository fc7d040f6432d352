namespace Keles.Cel;

/// <summary>What is wrong with an expression, in the order of its text.</summary>
internal sealed class CelIssues(CelSource source)
{
    private readonly List<CelIssue> _issues = [];
    private int _more;

    public bool Any => _issues.Count > 0;

    public void Add(int offset, string message)
    {
        if (_issues.Count >= CelLimits.Errors)
        {
            _more++;
            return;
        }
        var (line, column) = source.Locate(offset);
        _issues.Add(new CelIssue(line, column, message));
    }

    public IReadOnlyList<CelIssue> Sorted() => [.. _issues.OrderBy(i => i.Line).ThenBy(i => i.Column)];

    /// <summary>All of them as clients know the form.</summary>
    public override string ToString()
    {
        var told = Sorted().Select(i => $"ERROR: <input>:{i.Line}:{i.Column + 1}: {i.Message}{source.Snippet(i.Line, i.Column)}");
        return string.Join('\n', _more > 0 ? told.Append($"{_more} more errors were truncated") : told);
    }
}
