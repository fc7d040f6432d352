using System.Collections;

namespace Keles.Scheduler;

/// <summary>An immutable list of pods in pieces: one pod more or less copies a piece, also on a node that holds thousands.</summary>
/// <remarks>No piece is empty, and only their order counts, not how full they are.</remarks>
internal sealed class PodList : IReadOnlyCollection<PodInfo>
{
    private const int Piece = 64;

    private readonly PodInfo[][] pieces;

    private PodList(PodInfo[][] pieces, int count) => (this.pieces, Count) = (pieces, count);

    public static PodList Empty { get; } = new([], 0);

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    public PodList Add(PodInfo pod) => pieces.Length > 0 && pieces[^1].Length < Piece
        ? new([.. pieces.AsSpan(..^1), [.. pieces[^1], pod]], Count + 1)
        : new([.. pieces, [pod]], Count + 1);

    /// <summary>Without this very value; the same list when it is not in it. Who came last is mostly who goes: they are looked at first.</summary>
    public PodList Without(PodInfo pod)
    {
        for (var i = pieces.Length - 1; i >= 0; i--)
        {
            var piece = pieces[i];
            var at = Array.IndexOf(piece, pod);
            if (at < 0) continue;
            if (Count == 1) return Empty;
            if (piece.Length == 1) return new([.. pieces.AsSpan(..i), .. pieces.AsSpan(i + 1)], Count - 1);
            var copy = (PodInfo[][])pieces.Clone();
            copy[i] = [.. piece.AsSpan(..at), .. piece.AsSpan(at + 1)];
            return new(copy, Count - 1);
        }

        return this;
    }

    public bool Any(Func<PodInfo, bool> match)
    {
        foreach (var pod in this) if (match(pod)) return true;
        return false;
    }

    public Items<PodInfo> Where(Func<PodInfo, bool> keep)
    {
        List<PodInfo>? kept = null;
        foreach (var pod in this) if (keep(pod)) (kept ??= []).Add(pod);
        return kept is null ? [] : [.. kept];
    }

    public PodInfo? Find(string uid)
    {
        foreach (var pod in this) if (pod.Uid == uid) return pod;
        return null;
    }

    public Enumerator GetEnumerator() => new(pieces);

    IEnumerator<PodInfo> IEnumerable<PodInfo>.GetEnumerator() => pieces.SelectMany(static p => p).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<PodInfo>)this).GetEnumerator();

    public struct Enumerator
    {
        private readonly PodInfo[][] pieces;
        private PodInfo[] piece;
        private int next;
        private int at;

        internal Enumerator(PodInfo[][] pieces) => (this.pieces, piece, at) = (pieces, [], -1);

        public readonly PodInfo Current => piece[at];

        public bool MoveNext()
        {
            if (++at < piece.Length) return true;
            if (next == pieces.Length) return false;
            (piece, at) = (pieces[next++], 0);
            return true;
        }
    }
}
