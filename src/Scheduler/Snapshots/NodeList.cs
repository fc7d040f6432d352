using System.Collections;

namespace Keles.Scheduler;

/// <summary>An immutable list of nodes in pieces, so that a change copies one piece and not thousands of entries.</summary>
internal sealed class NodeList : IReadOnlyList<NodeInfo>
{
    private const int Piece = 64;

    private readonly NodeInfo[][] pieces;

    private NodeList(NodeInfo[][] pieces, int count) => (this.pieces, Count) = (pieces, count);

    public static NodeList Empty { get; } = new([], 0);

    public int Count { get; }

    public NodeInfo this[int index] => pieces[index / Piece][index % Piece];

    public static NodeList Of(IReadOnlyCollection<NodeInfo> nodes) => new([.. nodes.Chunk(Piece)], nodes.Count);

    public NodeList With(IEnumerable<(int Index, NodeInfo Node)> changes)
    {
        var copy = (NodeInfo[][])pieces.Clone();
        foreach (var (index, node) in changes)
        {
            var at = index / Piece;
            if (ReferenceEquals(copy[at], pieces[at])) copy[at] = (NodeInfo[])pieces[at].Clone();
            copy[at][index % Piece] = node;
        }

        return new(copy, Count);
    }

    public IEnumerator<NodeInfo> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
