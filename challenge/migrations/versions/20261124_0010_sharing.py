"""sharing

Revision ID: 20261124_0010
Revises: 20261124_0000
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '20261124_0010'
down_revision = '20261124_0000'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('share_link',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('carried_joined', sa.Integer(), nullable=False),
    sa.Column('carried_reached3', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_share_link_participant_id_participant')),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_share_link')),
    sa.UniqueConstraint('participant_id', name=op.f('uq_share_link_participant_id'))
    )
    op.create_table('referral',
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('joined_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('reached3_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['code'], ['share_link.code'], name=op.f('fk_referral_code_share_link')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_referral_participant_id_participant')),
    sa.PrimaryKeyConstraint('participant_id', name=op.f('pk_referral'))
    )
    with op.batch_alter_table('referral', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_referral_code'), ['code'], unique=False)

    op.create_table('visit_tally',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['code'], ['share_link.code'], name=op.f('fk_visit_tally_code_share_link')),
    sa.PrimaryKeyConstraint('code', 'date', name=op.f('pk_visit_tally'))
    )


def downgrade() -> None:
    op.drop_table('visit_tally')
    with op.batch_alter_table('referral', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_referral_code'))

    op.drop_table('referral')
    op.drop_table('share_link')
