"""moderation

Revision ID: 20261124_0000
Revises: 20261123_2350
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '20261124_0000'
down_revision = '20261123_2350'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('queue_item',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('subject_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('hints', sa.JSON(), nullable=False),
    sa.Column('risk', sa.Integer(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('lease_by', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('lease_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('appeal_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('not_by', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['lease_by'], ['staff_account.id'], name=op.f('fk_queue_item_lease_by_staff_account')),
    sa.ForeignKeyConstraint(['not_by'], ['staff_account.id'], name=op.f('fk_queue_item_not_by_staff_account')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_queue_item_participant_id_participant')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queue_item'))
    )
    with op.batch_alter_table('queue_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_queue_item_lease_by'), ['lease_by'], unique=False)
        batch_op.create_index('ix_queue_item_order', ['closed_at', 'risk', 'created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_queue_item_participant_id'), ['participant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_queue_item_subject_id'), ['subject_id'], unique=False)
        batch_op.create_index('uq_queue_item_open', ['kind', 'subject_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL AND appeal_id IS NULL'), postgresql_where=sa.text('closed_at IS NULL AND appeal_id IS NULL'))

    op.create_table('decision',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('item_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('staff_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['queue_item.id'], name=op.f('fk_decision_item_id_queue_item')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff_account.id'], name=op.f('fk_decision_staff_id_staff_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision'))
    )
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decision_decided_at'), ['decided_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_item_id'), ['item_id'], unique=False)

    op.create_table('report',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('receipt', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('item_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('subject_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('explanation', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('decision_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_report_decision_id_decision')),
    sa.ForeignKeyConstraint(['item_id'], ['queue_item.id'], name=op.f('fk_report_item_id_queue_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report')),
    sa.UniqueConstraint('receipt', name=op.f('uq_report_receipt'))
    )
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_made_at'), ['made_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_subject_id'), ['subject_id'], unique=False)

    op.create_table('statement',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('decision_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('language', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('restriction_type', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('territory', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('duration', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('facts', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('automated_detection', sa.Boolean(), nullable=False),
    sa.Column('automated_decision', sa.Boolean(), nullable=False),
    sa.Column('ground', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('explanation', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('instead', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('redress', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('issued_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_statement_decision_id_decision')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_statement_participant_id_participant')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement')),
    sa.UniqueConstraint('decision_id', name=op.f('uq_statement_decision_id'))
    )
    with op.batch_alter_table('statement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_statement_participant_id'), ['participant_id'], unique=False)

    op.create_table('appeal',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('statement_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('outcome', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['statement_id'], ['statement.id'], name=op.f('fk_appeal_statement_id_statement')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeal')),
    sa.UniqueConstraint('statement_id', name=op.f('uq_appeal_statement_id'))
    )
    _refuse_changes()


def downgrade() -> None:
    op.drop_table('appeal')
    with op.batch_alter_table('statement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_statement_participant_id'))

    op.drop_table('statement')
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_report_subject_id'))
        batch_op.drop_index(batch_op.f('ix_report_made_at'))
        batch_op.drop_index(batch_op.f('ix_report_item_id'))

    op.drop_table('report')
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_decision_item_id'))
        batch_op.drop_index(batch_op.f('ix_decision_decided_at'))

    op.drop_table('decision')
    with op.batch_alter_table('queue_item', schema=None) as batch_op:
        batch_op.drop_index('uq_queue_item_open', sqlite_where=sa.text('closed_at IS NULL AND appeal_id IS NULL'), postgresql_where=sa.text('closed_at IS NULL AND appeal_id IS NULL'))
        batch_op.drop_index(batch_op.f('ix_queue_item_subject_id'))
        batch_op.drop_index(batch_op.f('ix_queue_item_participant_id'))
        batch_op.drop_index('ix_queue_item_order')
        batch_op.drop_index(batch_op.f('ix_queue_item_lease_by'))

    op.drop_table('queue_item')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION refuse_change()')


def _refuse_changes() -> None:
    """Decisions are appended, never changed: the database itself refuses (product.md §3)."""
    if op.get_bind().dialect.name == 'postgresql':
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'decisions are append only'; END $$"
        )
        op.execute(
            'CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision '
            'FOR EACH ROW EXECUTE FUNCTION refuse_change()'
        )
        return
    for act in ('UPDATE', 'DELETE'):
        op.execute(
            f'CREATE TRIGGER decision_no_{act.lower()} BEFORE {act} ON decision '
            "BEGIN SELECT RAISE(ABORT, 'decisions are append only'); END"
        )

