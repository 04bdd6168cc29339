using System.Net.Sockets;
using Gateway.Reuse;
using Gateway.Wire;

namespace Gateway.Serving;

/// <summary>
/// Frames to one subscriber: sent in order, and kept until the subscriber says that they arrived. Any thread may post.
/// </summary>
internal sealed class Outbox(Socket socket)
{
    /// <summary>Who acknowledges nothing for so many frames will not have the oldest repeated.</summary>
    private const int MostUnacknowledged = 256;

    private readonly Lock _door = new();
    private readonly Queue<Parcel> _waiting = new();
    private readonly Queue<Parcel> _sent = new();
    private uint _posted;
    private uint _released;
    private uint _acknowledged;
    private bool _isSending;
    private bool _isClosed;

    /// <summary>Sends the parcel after those before it, and releases it when it has arrived.</summary>
    public void Post(Parcel parcel)
    {
        bool begins;
        lock (_door)
        {
            if (_isClosed)
            {
                parcel.Release();
                return;
            }

            FrameHeader.WriteSequence(parcel.Header, ++_posted);
            _waiting.Enqueue(parcel);
            begins = !_isSending;
            _isSending = true;
        }

        if (begins)
            _ = SendAsync();
    }

    /// <summary>The subscriber has all frames up to this one.</summary>
    public void Acknowledge(uint sequence)
    {
        lock (_door)
        {
            _acknowledged = Math.Max(_acknowledged, sequence);
            Release();
        }
    }

    /// <summary>Gives everything back. What is posted later is given back at once.</summary>
    public void Close()
    {
        lock (_door)
        {
            _isClosed = true;
            if (Defects.Leak)
                _sent.Clear();
            Release();
            while (_waiting.TryDequeue(out Parcel parcel))
                parcel.Release();
        }
    }

    private async Task SendAsync()
    {
        while (TryTake(out Parcel parcel))
        {
            try
            {
                foreach (ReadOnlyMemory<byte> piece in parcel.Frame)
                    await socket.SendAsync(piece, SocketFlags.None);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // The connection's receiver learns of it too and ends everything else.
                Close();
            }

            Keep(parcel);
        }
    }

    private bool TryTake(out Parcel parcel)
    {
        lock (_door)
            return _isSending = _waiting.TryDequeue(out parcel);
    }

    private void Keep(Parcel sent)
    {
        lock (_door)
        {
            _sent.Enqueue(sent);
            Release();
        }
    }

    /// <summary>Releases what was sent and has arrived. Behind the door.</summary>
    private void Release()
    {
        while (_sent.Count > 0 && (_released < _acknowledged || _sent.Count > MostUnacknowledged || _isClosed))
        {
            _sent.Dequeue().Release();
            _released++;
        }
    }
}
