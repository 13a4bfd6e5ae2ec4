using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Where keypairs lie on the server: with the account, with a room, or with the system.</summary>
internal interface IKeypairStore
{
    Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(DracoonKeypair keypair, CancellationToken cancellationToken);

    Task AddKeepingPreviousAsync(DracoonKeypair keypair, DracoonKeypair previous, CancellationToken cancellationToken);

    /// <summary>Of two with the keypair's version, the older one goes.</summary>
    Task RemoveAsync(DracoonKeypair keypair, CancellationToken cancellationToken);
}

/// <summary>Finds the store that a cmdlet's parameters mean.</summary>
internal static class KeypairStore
{
    public static IKeypairStore Of(DracoonSession session, long? roomId, bool isSystem) =>
        roomId is long id ? new OfRoom(session, id) : isSystem ? new OfSystem(session) : new OfAccount(session);

    private sealed class OfAccount(DracoonSession session) : IKeypairStore
    {
        public Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken) => session.User.GetKeypairsAsync(cancellationToken);

        public Task AddAsync(DracoonKeypair keypair, CancellationToken cancellationToken) => session.User.SetKeypairAsync(keypair, cancellationToken);

        public Task AddKeepingPreviousAsync(DracoonKeypair keypair, DracoonKeypair previous, CancellationToken cancellationToken) =>
            session.User.SetKeypairAsync(keypair, previous.GetPrivateKey(), cancellationToken);

        public Task RemoveAsync(DracoonKeypair keypair, CancellationToken cancellationToken) =>
            session.User.DeleteKeypairAsync(keypair.GetPublicKey().Version, cancellationToken);
    }

    private sealed class OfRoom(DracoonSession session, long roomId) : IKeypairStore
    {
        public Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken) => session.Rooms.GetRescueKeypairsAsync(roomId, cancellationToken);

        public Task AddAsync(DracoonKeypair keypair, CancellationToken cancellationToken) => session.Rooms.SetRescueKeypairAsync(roomId, keypair, cancellationToken);

        public Task AddKeepingPreviousAsync(DracoonKeypair keypair, DracoonKeypair previous, CancellationToken cancellationToken) =>
            session.Rooms.SetRescueKeypairAsync(roomId, keypair, previous.GetPrivateKey(), cancellationToken);

        public Task RemoveAsync(DracoonKeypair keypair, CancellationToken cancellationToken) =>
            session.Rooms.DeleteRescueKeypairAsync(roomId, keypair.GetPublicKey().Version, cancellationToken);
    }

    private sealed class OfSystem(DracoonSession session) : IKeypairStore
    {
        public Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken) => session.Settings.GetRescueKeypairsAsync(cancellationToken);

        public Task AddAsync(DracoonKeypair keypair, CancellationToken cancellationToken) => session.Settings.SetRescueKeypairAsync(keypair, cancellationToken);

        public Task AddKeepingPreviousAsync(DracoonKeypair keypair, DracoonKeypair previous, CancellationToken cancellationToken) =>
            session.Settings.SetRescueKeypairAsync(keypair, previous.GetPrivateKey(), cancellationToken);

        public Task RemoveAsync(DracoonKeypair keypair, CancellationToken cancellationToken) =>
            session.Settings.DeleteRescueKeypairAsync(keypair.GetPublicKey().Version, cancellationToken);
    }
}
