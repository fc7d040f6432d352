using System.Buffers;

namespace Keles.Kubelet.Logs;

/// <summary>Writes lines of a log as they were printed, until enough is written.</summary>
internal sealed class LogWriter(LogQuery query, Stream output)
{
    private readonly ArrayBufferWriter<byte> _pending = new();
    private long _left = query.LimitBytes ?? long.MaxValue;
    private bool _inLine;

    /// <summary>Nothing more is wanted.</summary>
    public bool IsFull => _left <= 0;

    /// <summary>Takes one line without its end.</summary>
    public void Add(ReadOnlySpan<byte> raw)
    {
        if (IsFull || !LogLine.TryParse(raw, out var line) || (query.Since is { } since && line.IsBefore(since)) || !IsWanted(line))
        {
            return;
        }
        if (query.Timestamps && !_inLine)
        {
            Put(line.Time);
            Put(" "u8);
        }
        Put(line.Text);
        _inLine = line.IsPartial;
        if (!line.IsPartial)
        {
            Put("\n"u8);
        }
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_pending.WrittenCount > 0)
        {
            await output.WriteAsync(_pending.WrittenMemory, cancel);
            await output.FlushAsync(cancel);
            _pending.ResetWrittenCount();
        }
    }

    private bool IsWanted(LogLine line) => query.Stream switch
    {
        "Stdout" => line.Stream.SequenceEqual("stdout"u8),
        "Stderr" => line.Stream.SequenceEqual("stderr"u8),
        _ => true,
    };

    private void Put(ReadOnlySpan<byte> bytes)
    {
        var taken = bytes[..(int)Math.Min(bytes.Length, _left)];
        _pending.Write(taken);
        _left -= taken.Length;
    }
}
